#!/usr/bin/env python3
# SPDX-License-Identifier: CC0-1.0
"""Writes the small broken pictures in bad/, all of which must be refused, and
the odd ones in odd/, all of which must open. Run it in this folder."""
import os
import struct
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))


def bad(name, data):
    with open(os.path.join(HERE, 'bad', name), 'wb') as f:
        f.write(data)


def odd(name, data):
    with open(os.path.join(HERE, 'odd', name), 'wb') as f:
        f.write(data)


# PNG

SIGNATURE = b'\x89PNG\r\n\x1a\n'


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def ihdr(width, height, bits=8, colour=2):
    return chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, bits, colour, 0, 0, 0))


IEND = chunk(b'IEND', b'')
ROWS = b''.join(b'\0' + bytes((x * 16, y * 16, 128)) * 8 for y in range(8) for x in [y])
IDAT = chunk(b'IDAT', zlib.compress(ROWS, 9))
PNG = SIGNATURE + ihdr(8, 8) + IDAT + IEND


def png(*extra):
    return SIGNATURE + ihdr(8, 8) + b''.join(extra) + IDAT + IEND


def zeros(n):
    return zlib.compress(bytes(n), 9)


bad('empty.png', b'')
bad('png-signature-only.png', SIGNATURE)
bad('png-no-size.png', SIGNATURE + ihdr(0, 0) + IDAT + IEND)
bad('png-huge.png', SIGNATURE + ihdr(0x7fffffff, 0x7fffffff, 16, 6) + IDAT + IEND)
bad('png-251-megapixels.png', SIGNATURE + ihdr(15844, 15844) + IDAT + IEND)
bad('png-one-pixel-wide.png', SIGNATURE + ihdr(1, 200000000) + IDAT + IEND)
bad('png-truncated.png', PNG[:len(PNG) - len(IEND) - 9])
bad('png-no-end.png', PNG[:-len(IEND)])
bad('png-few-rows.png', SIGNATURE + ihdr(8, 800) + IDAT + IEND)
bad('png-wrong-crc.png', PNG.replace(IDAT, IDAT[:-1] + bytes([IDAT[-1] ^ 1])))
bad('png-no-picture.png', SIGNATURE + ihdr(8, 8) + IEND)
bad('png-endless-chunk.png', SIGNATURE + ihdr(8, 8) + struct.pack('>I', 0x7fffffff) + b'tEXtk\0v')

odd('png-named.jpg', PNG)
odd('png-text-bomb.png', png(chunk(b'zTXt', b'Comment\0\0' + zeros(32 << 20))))
odd('png-profile-bomb.png', png(chunk(b'iCCP', b'x\0\0' + zeros(32 << 20))))
odd('png-garbage-profile.png', png(chunk(b'iCCP', b'x\0\0' + zlib.compress(b'acsp' * 64))))
odd('png-2000-texts.png', png(chunk(b'tEXt', b'k\0v') * 2000))
odd('png-archive-behind.png', PNG + b'PK\5\6' + bytes(18))

# JPEG: the smallest tables there are, every block the same grey.


def segment(marker, data):
    return b'\xff' + bytes([marker]) + struct.pack('>H', len(data) + 2) + data


def jpeg(width, height, frame=0xc0, extra=b'', scans=1, n=3):
    tables = segment(0xdb, b'\0' + b'\1' * 64)
    tables += b''.join(segment(0xc4, bytes([c, 0, 1] + [0] * 14) + b'\0') for c in (0x00, 0x10))
    components = b''.join(bytes([i + 1, 0x11, 0]) for i in range(n))
    sof = segment(frame, struct.pack('>BHHB', 8, height, width, n) + components)
    scan = segment(0xda, bytes([n]) + b''.join(bytes([i + 1, 0]) for i in range(n)) + b'\0\x3f\0')
    return b'\xff\xd8' + extra + tables + sof + (scan + b'\0' * 64) * scans + b'\xff\xd9'


def ifd(*entries, following=0):
    return (struct.pack('>H', len(entries)) + b''.join(struct.pack('>HHII', *e) for e in entries)
            + struct.pack('>I', following))


def exif(directory):
    return segment(0xe1, b'Exif\0\0MM\0*\0\0\0\x08' + directory)


JPEG = jpeg(16, 16)

bad('one-byte.jpg', b'\xff')
bad('jpeg-start-only.jpg', b'\xff\xd8\xff')
bad('jpeg-no-size.jpg', jpeg(0, 0))
bad('jpeg-no-height.jpg', jpeg(16, 0))
bad('jpeg-huge.jpg', jpeg(65500, 65500))
bad('jpeg-truncated.jpg', JPEG[:-40])
bad('jpeg-no-end.jpg', JPEG[:-2])
bad('jpeg-no-scan.jpg', jpeg(16, 16, scans=0))
bad('jpeg-segment-past-end.jpg', b'\xff\xd8\xff\xe1\xff\xffExif')
bad('jpeg-1000-scans.jpg', jpeg(10000, 10000, frame=0xc2, scans=1000))
bad('jpeg-two-huge-scans.jpg', jpeg(15800, 15800, frame=0xc2, scans=2))
bad('jpeg-lossless.jpg', jpeg(16, 16, frame=0xc3))

odd('jpeg-named.png', JPEG)
odd('jpeg-exif-loop.jpg', jpeg(16, 16, extra=exif(ifd((0x0112, 3, 1, 6 << 16), following=8))))
odd('jpeg-exif-subdirectory-loop.jpg',
    jpeg(16, 16, extra=exif(ifd((0x8769, 4, 1, 8), (0x0112, 3, 1, 3 << 16)))))
odd('jpeg-exif-count.jpg',
    jpeg(16, 16, extra=exif(ifd((0x010e, 2, 0xffffffff, 8), (0x0112, 3, 1, 6 << 16)))))
odd('jpeg-exif-no-directory.jpg', jpeg(16, 16, extra=exif(b'')))
odd('jpeg-orientation-65535.jpg',
    jpeg(16, 16, extra=exif(ifd((0x0112, 3, 1, 0xffff << 16)))))
odd('jpeg-garbage-profile.jpg',
    jpeg(16, 16, extra=segment(0xe2, b'ICC_PROFILE\0\1\1' + b'acsp' * 64)))
odd('jpeg-profile-part-99-of-1.jpg',
    jpeg(16, 16, extra=segment(0xe2, b'ICC_PROFILE\0' + bytes([99, 1]) + b'\xff' * 16)))
odd('jpeg-1000-segments.jpg', jpeg(16, 16, extra=segment(0xe5, b'ab') * 1000))
odd('jpeg-junk-behind.jpg', JPEG + b'\xff\xd8' + bytes(100))

# TIFF


def tiff(width, height, *more, bits=8, samples=1, data=b''):
    tags = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, bits), (259, 3, 1, 1),
            (262, 3, 1, 1), (273, 4, 1, 8), (277, 3, 1, samples), (278, 4, 1, height),
            (279, 4, 1, len(data))] + list(more)
    return (b'II*\0' + struct.pack('<I', 8 + len(data)) + data + struct.pack('<H', len(tags))
            + b''.join(struct.pack('<HHII', *t) for t in sorted(tags)) + bytes(4))


bad('tiff-header-only.tif', b'II*\0\x08\0\0\0')
bad('tiff-directory-past-end.tif', b'MM\0*\xff\xff\xff\xf0')
bad('tiff-huge.tif', tiff(0xffffffff, 0xffffffff, data=bytes(16)))
bad('tiff-no-size.tif', tiff(0, 0, data=bytes(16)))
bad('tiff-truncated.tif', tiff(64, 64, data=bytes(100)))
bad('tiff-65535-samples.tif', tiff(16, 16, samples=65535, bits=16, data=bytes(16)))
bad('tiff-field-of-4-gigabytes.tif', tiff(64, 64, (37724, 7, 0xfffffff0, 8)))
odd('tiff-directory-loop.tif', tiff(4, 4, data=bytes(16))[:-4] + struct.pack('<I', 24))

# WebP, HEIC


def riff(body, size=None):
    return b'RIFF' + struct.pack('<I', len(body) + 4 if size is None else size) + b'WEBP' + body


bad('webp-header-only.webp', riff(b''))
bad('webp-huge.webp', riff(b'VP8X' + struct.pack('<I', 10) + bytes(4) + b'\xff' * 6))
bad('webp-truncated.webp', riff(b'VP8L' + struct.pack('<I', 400) + b'\x2f\x0f\xc0\x03\0', 412))
bad('webp-garbage.webp', riff(b'VP8L' + struct.pack('<I', 6) + b'\x2f\x0f\xc0\x03\0\xff'))
bad('webp-animation.webp', riff(b'VP8X' + struct.pack('<I', 10) + b'\x02\0\0\0' + b'\x0f\0\0' * 2))
FTYP = struct.pack('>I', 24) + b'ftypheic\0\0\0\0mif1heic'
bad('heic-start-only.heic', FTYP)
bad('heic-box-past-end.heic', FTYP + b'\xff\xff\xff\xffmeta')
bad('heic-empty-boxes.heic', FTYP + struct.pack('>I', 12) + b'meta\0\0\0\0')

# What is no picture of ours.

bad('page-named.jpg', b'<html><script>alert(1)</script></html>')
bad('drawing-named.png', b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>')
bad('text-named.png', b'This is not a picture.\n')
bad('zeros.jpg', bytes(1000))
bad('animation.gif', b'GIF89a' + struct.pack('<HHBBB', 1, 1, 0, 0, 0)
    + b',' + bytes(4) + b'\1\0\1\0\0\2\2\x44\1\0;')
bad('bitmap.bmp', b'BM' + struct.pack('<IHHI', 58, 0, 0, 54)
    + struct.pack('<IiiHHIIiiII', 40, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0) + bytes(4))
bad('icon.ico', b'\0\0\1\0\1\0' + bytes(16))
bad('film-named.heic', struct.pack('>I', 24) + b'ftypisom\0\0\0\0isommp41')
