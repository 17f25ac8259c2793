"""Runs a program in a terminal of its own and prints its exit code, or the negative number of the signal that ended it. Takes commands,
one a line: "still" presses Ctrl+S, "closed" closes the terminal, "end" sends SIGTERM. Arguments: the program and its own."""
import os
import pty
import select
import signal
import sys

program, terminal = pty.fork()
if program == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
command = ""
while command not in ("closed", "end"):
    ready, _, _ = select.select([0, terminal], [], [])
    if terminal in ready:
        os.read(terminal, 65536)
    if 0 in ready:
        command = os.read(0, 100).decode().strip()
    if command == "still":
        os.write(terminal, b"\x13")
if command == "closed":
    os.close(terminal)
else:
    os.kill(program, signal.SIGTERM)
_, status = os.waitpid(program, 0)
print(os.waitstatus_to_exitcode(status), flush=True)
