"""Prints what windows ask their window manager for: one line for each _NET_WM_STATE message
(Extended Window Manager Hints, 1.5), as "add _NET_WM_STATE_ABOVE". There is no window manager on a
test's display, so this listens in its place. "listening" once it does."""

import ctypes
import sys

SUBSTRUCTURE_NOTIFY = 1 << 19
CLIENT_MESSAGE = 33


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
    ]


class Event(ctypes.Union):
    _fields_ = [("type", ctypes.c_int), ("client", ClientMessage), ("pad", ctypes.c_long * 24)]


x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
x.XDefaultRootWindow.restype = ctypes.c_ulong
x.XGetAtomName.restype = ctypes.c_char_p
x.XGetAtomName.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
x.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
display = ctypes.c_void_p(x.XOpenDisplay(sys.argv[1].encode()))
x.XSelectInput(display, x.XDefaultRootWindow(display), SUBSTRUCTURE_NOTIFY)
x.XSync(display, 0)
print("listening", flush=True)
event = Event()
while True:
    x.XNextEvent(display, ctypes.byref(event))
    if event.type != CLIENT_MESSAGE:
        continue
    message = event.client
    if x.XGetAtomName(display, message.message_type) != b"_NET_WM_STATE":
        continue
    verb = ["remove", "add", "toggle"][message.data[0]]
    print(verb, x.XGetAtomName(display, message.data[1]).decode(), flush=True)
