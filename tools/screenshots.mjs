/**
 * `npm run screenshots`: takes pictures of the real app and the real phone page, with painted
 * photos only, into out/screenshots.
 *
 * It runs in a network of its own, with nothing in it but a Wi-Fi card that has the address
 * 192.168.0.12 and a cable to an office: the pictures show what a person sees at home, and nothing
 * of the machine that takes them. Linux lets only root make such a network.
 */
import { buildIfChanged } from './setup/build.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { prepareElectron } from './setup/electron-runtime.mjs'
import { inProject } from './setup/project.mjs'
import { run } from './setup/run.mjs'
import { runTool, Stop } from './setup/say.mjs'
import { installElectronLibraries, installTestPrograms } from './setup/system-packages.mjs'

const MAKE_NETWORK = [
  'ip link set lo up',
  'ip link add wlp3s0 type veth peer name router',
  'ip addr add 192.168.0.12/24 dev wlp3s0',
  'ip link set wlp3s0 up',
  'ip link set router up',
  'ip link add enp2s0 type veth peer name switch',
  'ip addr add 10.0.0.5/24 dev enp2s0',
  'ip link set enp2s0 up',
  'ip link set switch up',
  // No room to hide in for what is on its way: a bar shows what has arrived.
  'echo 4096 65536 131072 | tee /proc/sys/net/ipv4/tcp_rmem > /proc/sys/net/ipv4/tcp_wmem',
].join(' && ')

await runTool(async () => {
  await installDependencies()
  await installTestPrograms()
  await installElectronLibraries(await prepareElectron())
  await buildIfChanged()
  if (process.getuid?.() !== 0)
    throw new Stop('npm run screenshots makes a network: run it as root.')
  return run('unshare', [
    ...['--net', 'sh', '-c', `${MAKE_NETWORK} && exec "$@"`, 'sh'],
    ...[process.execPath, inProject('tools', 'screenshots', 'main.mjs'), ...process.argv.slice(2)],
  ])
})
