cask "snapland" do
  version "@version@"
  sha256 "@sha256:snapland-@version@-mac-universal.dmg@"

  url "@repository@/releases/download/v#{version}/snapland-#{version}-mac-universal.dmg"
  name "Snapland"
  desc "Receives photos from phones over the local network"
  homepage "@repository@"

  depends_on macos: ">= :ventura"

  app "Snapland.app"

  zap trash: [
    "~/Library/Application Support/Snapland",
    "~/Library/Logs/Snapland",
    "~/Library/Preferences/app.snapland.Snapland.plist",
    "~/Library/Saved Application State/app.snapland.Snapland.savedState",
  ]
end
