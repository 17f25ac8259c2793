"""Runs a program in a terminal of its own and prints its exit code, or the negative number of the signal that ended it. Takes commands,
one a line: "still" presses Ctrl+S, "closed" closes the terminal, "end" sends SIGTERM, "size 80 24" sets columns and rows. With SHOW in the
environment all that comes out of the terminal goes to stderr, and between it, as xterm's sequence, each size at the moment when it begins.
Arguments: the program and its own."""
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios

program, terminal = pty.fork()
if program == 0:
    # A size that changes while a program starts is lost on it.
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
command = ""
while command not in ("closed", "end"):
    ready, _, _ = select.select([0, terminal], [], [])
    if terminal in ready:
        shown = os.read(terminal, 65536)
        if "SHOW" in os.environ:
            os.write(2, shown)
    if 0 in ready:
        command = os.read(0, 100).decode().strip()
    if command.startswith("size"):
        _, columns, rows = command.split()
        while select.select([terminal], [], [], 0)[0]:
            os.write(2, os.read(terminal, 65536))
        os.write(2, f"\x1b[8;{rows};{columns}t".encode())
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", int(rows), int(columns), 0, 0))
        command = ""
    if command == "still":
        os.write(terminal, b"\x13")
if command == "closed":
    os.close(terminal)
else:
    os.kill(program, signal.SIGTERM)
# What it draws at its end is shown too; the terminal of a program that has gone gives an error.
while "SHOW" in os.environ and command == "end":
    try:
        os.write(2, os.read(terminal, 65536))
    except OSError:
        break
_, status = os.waitpid(program, 0)
print(os.waitstatus_to_exitcode(status), flush=True)
