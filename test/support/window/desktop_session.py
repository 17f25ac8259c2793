"""A desktop's session as far as Snapland talks to it: notifications (freedesktop.org, "Desktop Notifications Specification") and a tray
("StatusNotifierItem" with com.canonical.dbusmenu). Prints what it is asked, one JSON object a line; reads commands, one a line."""
import json
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

NOTIFICATIONS = "org.freedesktop.Notifications"
WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"


def say(**told):
    print(json.dumps(told), flush=True)


def mean_colour(image):
    """Mean red, green and blue of an `image-data` hint."""
    width, height, row, _alpha, _bits, channels, data = image
    data = bytes(data)
    pixels = [data[y * row + x * channels :][:3] for y in range(0, height, 4) for x in range(0, width, 4)]
    return [sum(pixel[i] for pixel in pixels) // len(pixels) for i in range(3)]


class Notifications(dbus.service.Object):
    last = 0

    @dbus.service.method(NOTIFICATIONS, in_signature="", out_signature="ssss")
    def GetServerInformation(self):
        return ("test", "Snapland", "1", "1.2")

    @dbus.service.method(NOTIFICATIONS, in_signature="", out_signature="as")
    def GetCapabilities(self):
        return ["actions", "body", "icon-static", "sound"]

    @dbus.service.method(NOTIFICATIONS, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, _app, replaces, _icon, summary, body, _actions, hints, _timeout):
        if not replaces:
            Notifications.last += 1
        image = hints.get("image-data") or hints.get("image_data") or hints.get("icon_data")
        say(
            told="notification",
            id=int(replaces or self.last),
            title=str(summary),
            body=str(body),
            size=[int(image[0]), int(image[1])] if image else None,
            colour=mean_colour(image) if image else None,
        )
        return replaces or self.last

    @dbus.service.method(NOTIFICATIONS, in_signature="u", out_signature="")
    def CloseNotification(self, number):
        say(told="closed", id=int(number))
        self.NotificationClosed(number, 3)

    @dbus.service.signal(NOTIFICATIONS, signature="uu")
    def NotificationClosed(self, number, reason):
        pass

    @dbus.service.signal(NOTIFICATIONS, signature="us")
    def ActionInvoked(self, number, action):
        pass


class Watcher(dbus.service.Object):
    item = None

    @dbus.service.method(WATCHER, in_signature="s", out_signature="", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender=None):
        path = service if service.startswith("/") else "/StatusNotifierItem"
        Watcher.item = (sender, path)
        say(told="tray")
        bus.watch_name_owner(sender, lambda owner: None if owner else self.gone(sender))
        self.StatusNotifierItemRegistered(service)

    def gone(self, sender):
        if Watcher.item and Watcher.item[0] == sender:
            Watcher.item = None
            say(told="tray-gone")

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemRegistered(self, service):
        pass

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, _interface, name):
        return self.GetAll(None)[name]

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, _interface):
        return {
            "IsStatusNotifierHostRegistered": True,
            "ProtocolVersion": dbus.Int32(0),
            "RegisteredStatusNotifierItems": dbus.Array([], signature="s"),
        }


def item_object(interface):
    service, path = Watcher.item
    return service, dbus.Interface(bus.get_object(service, path), interface)


def menu():
    """The menu's object and its entries: number and label of each."""
    service, properties = item_object(PROPERTIES)
    path = properties.Get(ITEM, "Menu")
    menu = dbus.Interface(bus.get_object(service, path), MENU)
    _revision, (_root, _properties, children) = menu.GetLayout(0, -1, dbus.Array([], signature="s"))
    return menu, [(int(each[0]), str(each[1].get("label", ""))) for each in children]


def obey(line):
    command = json.loads(line)
    if command["do"] == "click-notification":
        notifications.ActionInvoked(command["id"], "default")
    elif command["do"] == "click-tray":
        item_object(ITEM)[1].Activate(0, 0)
    elif command["do"] == "read-menu":
        pixmaps = item_object(PROPERTIES)[1].Get(ITEM, "IconPixmap")
        say(told="menu", labels=[label for _, label in menu()[1] if label], icon=int(pixmaps[0][0]))
    elif command["do"] == "read-tooltip":
        _icon, _pixmaps, title, _text = item_object(PROPERTIES)[1].Get(ITEM, "ToolTip")
        say(told="tooltip", title=str(title))
    elif command["do"] == "choose":
        of, entries = menu()
        [number] = [number for number, label in entries if label.startswith(command["label"])]
        of.Event(number, "clicked", "", dbus.UInt32(0))


def on_line(_source, _condition):
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    try:
        obey(line)
    except Exception as error:  # The test wants to know, whatever it is.
        say(told="error", message=str(error))
    return True


DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
name = dbus.service.BusName(NOTIFICATIONS, bus)
notifications = Notifications(bus, "/org/freedesktop/Notifications")
tray_name = dbus.service.BusName(WATCHER, bus)
watcher = Watcher(bus, "/StatusNotifierWatcher")
loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin, GLib.IO_IN, on_line)
say(told="ready")
loop.run()
