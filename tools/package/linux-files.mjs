/** @typedef {{ version: string, description: string, author: string }} Manifest */

/** What Electron links against or opens by name; `|` where Ubuntu 24.04 has another name. */
const DEBIAN_NEEDS = [
  ...['libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libasound2 | libasound2t64', 'libgbm1'],
  ...['libnotify4', 'libxss1', 'libxtst6', 'libatspi2.0-0 | libatspi2.0-0t64', 'libdrm2'],
  ...['libx11-xcb1', 'libuuid1', 'xdg-utils'],
]
const RPM_NEEDS = [
  ...['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm', 'libnotify', 'libXScrnSaver', 'libXtst'],
  ...['at-spi2-core', 'libdrm', 'libxcb', 'libuuid', 'xdg-utils'],
]
/** Tells whether a desktop shows tray icons: systemd's `busctl`, or this. */
const DEBIAN_WANTS = ['dbus-bin | dbus', 'fonts-noto-core']

/** @param {string} text */
const sentence = (text) => text.replace(/\.$/, '')

/**
 * deb-control(5)
 * @param {Manifest} manifest
 * @param {string} arch Debian's name of it
 * @param {number} kilobytes installed
 */
export const controlFile = ({ version, description, author }, arch, kilobytes) =>
  [
    'Package: snapland',
    `Version: ${debianVersion(version)}`,
    `Architecture: ${arch}`,
    `Maintainer: ${author} <authors@snapland.invalid>`,
    `Installed-Size: ${kilobytes}`,
    `Depends: ${DEBIAN_NEEDS.join(', ')}`,
    `Recommends: ${DEBIAN_WANTS.join(', ')}`,
    'Section: net',
    'Priority: optional',
    'Description: photos from your phone, over the local network',
    ` ${sentence(description)}.`,
    '',
  ].join('\n')

/** What the pictures of docs/screenshots show, the first one first. */
const PICTURES = [
  ['scan-to-saved.webp', 'A phone scans the code and sends six photos'],
  ['window-arriving-dark-ar-1920.webp', 'Photos arrive, each in its shape'],
  ['window-wall-dark-en-1920.webp', 'The wall, for a projector'],
]

/**
 * AppStream metadata. Pictures need a public address: that of the repository, where it is known.
 * @param {string} template
 * @param {{ version: string, built: string, repository: string | undefined }} about
 * repository: `https://github.com/OWNER/NAME`
 */
export function metainfo(template, { version, built, repository }) {
  const pictures = PICTURES.map(([file, caption], at) => {
    const image = `${repository}/raw/v${version}/docs/screenshots/${file}`
    const type = at === 0 ? ' type="default"' : ''
    return `<screenshot${type}><caption>${caption}</caption><image>${image}</image></screenshot>`
  })
  const links = [
    `<url type="homepage">${repository}</url>`,
    `<url type="bugtracker">${repository}/issues</url>`,
    `<screenshots>${pictures.join('')}</screenshots>`,
  ]
  return template
    .replace('@pictures@', repository === undefined ? '' : links.join('\n  '))
    .replace('@version@', version)
    .replace('@date@', built)
}

/**
 * A release comes after its candidates: `1.0.0-rc.1` is less than `1.0.0`.
 * @param {string} version
 */
export const debianVersion = (version) => version.replace('-', '~')

/**
 * @param {Manifest} manifest
 * @param {{ install: string, remove: string, quick: boolean }} scripts
 */
export const rpmSpec = ({ version, description }, { install, remove, quick }) =>
  `Name: snapland
Version: ${debianVersion(version)}
Release: 1
Summary: Photos from your phone, over the local network
License: MIT AND LGPL-3.0-only AND Apache-2.0 AND BSD-3-Clause
Requires: ${RPM_NEEDS.join(', ')}
AutoReqProv: no
%global _build_id_links none
%global __os_install_post %{nil}
%global _binary_payload ${quick ? 'w1.gzdio' : 'w6.xzdio'}

%description
${sentence(description)}.

%files
%defattr(-,root,root,-)
/opt/Snapland
/usr/bin/snapland
/usr/bin/snapland-receive
/usr/share/applications/snapland.desktop
/usr/share/metainfo/app.snapland.Snapland.metainfo.xml
/usr/share/icons/hicolor/*/apps/snapland.*
/usr/share/man/man1/snapland*.1.gz
/usr/share/bash-completion/completions/snapland*
/usr/share/fish/vendor_completions.d/snapland*.fish
/usr/share/zsh/site-functions/_snapland
%doc /usr/share/doc/snapland

%post
${install.replace(/^#!.*\n/, '')}
%postun
${remove.replace(/^#!.*\n/, '')}`
