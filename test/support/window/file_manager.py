"""Stands in for the file manager of a desktop: prints, one JSON line each, what programs ask of it over the session bus."""

import json

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

INTERFACE = "org.freedesktop.FileManager1"


class FileManager(dbus.service.Object):
    @dbus.service.method(INTERFACE, in_signature="ass")
    def ShowItems(self, addresses, _startup_id):
        print(json.dumps([str(each) for each in addresses]), flush=True)


DBusGMainLoop(set_as_default=True)
NAME = dbus.service.BusName(INTERFACE, dbus.SessionBus())
MANAGER = FileManager(NAME, "/org/freedesktop/FileManager1")
print("ready", flush=True)
GLib.MainLoop().run()
