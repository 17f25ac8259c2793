"""The router of a laptop's Wi-Fi: prints each packet that comes from the laptop, one JSON object a line, and answers every question
for a name with its own address. Left out are questions about neighbours (ARP, RFC 826; ICMPv6, RFC 4861 and 3810).
Arguments: its interface and its IPv4 address there."""
import json
import socket
import struct
import sys
import threading

IPV4, IPV6 = 0x0800, 0x86DD
PROTOCOLS = {6: "tcp", 17: "udp", 1: "icmp"}
HOP_BY_HOP, ICMPV6 = 0, 58


def name_of(question):
    """The name that a question of DNS asks for (RFC 1035, 4.1.2)."""
    at, labels = 12, []
    while at < len(question) and question[at]:
        labels.append(question[at + 1 : at + 1 + question[at]].decode("latin-1"))
        at += 1 + question[at]
    return ".".join(labels)


def answer_names(address):
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind((address, 53))
    while True:
        asked, sender = server.recvfrom(4096)
        question = asked[12 : 12 + len(name_of(asked)) + 6]
        is_address = struct.unpack(">H", question[-4:-2])[0] == 1
        record = b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 60, 4) + socket.inet_aton(address) if is_address else b""
        counts = struct.pack(">HHHH", 1, 1 if record else 0, 0, 0)
        server.sendto(asked[:2] + b"\x81\x80" + counts + question + record, sender)


def told(frame):
    """What is printed of an Ethernet frame; None for a question about neighbours."""
    kind = struct.unpack(">H", frame[12:14])[0]
    if kind == IPV4:
        number, source, target = frame[23], socket.inet_ntoa(frame[26:30]), socket.inet_ntoa(frame[30:34])
        body = frame[14 + (frame[14] & 15) * 4 :]
    elif kind == IPV6 and frame[20] not in (HOP_BY_HOP, ICMPV6):
        number, body = frame[20], frame[54:]
        source, target = (socket.inet_ntop(socket.AF_INET6, frame[at : at + 16]) for at in (22, 38))
    else:
        return None
    has_ports = number in (6, 17)
    from_port, to_port = struct.unpack(">HH", body[:4]) if has_ports else (0, 0)
    asks = name_of(body[8:]) if number == 17 and to_port == 53 else None
    return {
        "protocol": PROTOCOLS.get(number, str(number)),
        "from": {"address": source, "port": from_port},
        "to": {"address": target, "port": to_port},
        "asks": asks,
    }


interface, own_address = sys.argv[1:]
capture = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
capture.bind((interface, 0))
threading.Thread(target=answer_names, args=(own_address,), daemon=True).start()
print(json.dumps("ready"), flush=True)
while True:
    data, (_, _, direction, _, _) = capture.recvfrom(65535)
    packet = None if direction == socket.PACKET_OUTGOING else told(data)
    if packet is not None:
        print(json.dumps(packet), flush=True)
