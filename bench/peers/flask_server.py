"""Flask as a receiver: the body streamed to a file, the body read whole, and streamed with all that Snapland promises of a photo."""
import os
import shutil
import sys
import uuid
import zlib

from flask import Flask, request

FOLDER = os.environ['BENCH_FOLDER']
app = Flask(__name__)


@app.get('/')
def alive():
    return ''


@app.post('/streamed/<name>')
def streamed(name):
    with open(os.path.join(FOLDER, name), 'wb') as file:
        shutil.copyfileobj(request.stream, file)
    return {'name': name}


@app.post('/whole/<name>')
def whole(name):
    data = request.data
    with open(os.path.join(FOLDER, name), 'wb') as file:
        file.write(data)
    return {'name': name, 'bytes': len(data)}


@app.post('/durable/<name>')
def durable(name):
    part = os.path.join(FOLDER, f'.{uuid.uuid4()}.part')
    checksum = 0
    with open(part, 'xb') as file:
        while chunk := request.stream.read(1024 * 1024):
            checksum = zlib.crc32(chunk, checksum)
            file.write(chunk)
        if f'{checksum:08x}' != request.headers['X-CRC32']:
            return 'damaged on its way', 460
        file.flush()
        os.fsync(file.fileno())
    os.link(part, os.path.join(FOLDER, name))
    os.unlink(part)
    folder = os.open(FOLDER, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return {'name': name}


if __name__ == '__main__':
    app.run(host='127.0.0.1', port=int(sys.argv[1]), threaded=True)
