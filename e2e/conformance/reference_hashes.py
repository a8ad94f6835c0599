"""SHA-256 of the stored values of every picture in the image folders, as readers that share nothing with Gantry's read them.

    pip install numpy==2.4.6 pillow==13.0.0 tifffile==2026.3.3 imagecodecs==2026.3.6 pydicom==3.0.2 \
        pylibjpeg==2.1.0 pylibjpeg-libjpeg==2.5.0 pylibjpeg-openjpeg==2.6.0
    python3 e2e/conformance/reference_hashes.py ../shared/data > e2e/conformance/reference-hashes.json

Values are hashed little-endian, row by row, channels of a pixel side by side; integers in the smallest of 1, 2, 4 or 8 bytes
that holds their depth, floats in 4 or 8. Only hashes are kept, and of a file that the reader refuses, null.
"""

import hashlib
import io
import json
import pathlib
import sys

import imagecodecs
import numpy
import pydicom
import tifffile
from PIL import Image
from pydicom.encaps import generate_frames
from pydicom.uid import JPEGBaseline8Bit

FOLDERS = ["xray", "png", "tiff", "dicom", "dicos", "containers"]
REDUCED_RESOLUTION = 1
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def sha256(values):
    values = numpy.ascontiguousarray(values)
    if values.dtype == bool:
        values = values.astype("u1")
    if values.dtype == numpy.float16:
        values = values.astype("f4")
    return hashlib.sha256(values.astype(values.dtype.newbyteorder("<")).tobytes()).hexdigest()


def of_tiff(path):
    with tifffile.TiffFile(path) as tif:
        hashes = []
        for page in tif.pages:
            if page.subfiletype & REDUCED_RESOLUTION:
                continue
            values = page.asarray()
            if page.planarconfig == 2 and page.samplesperpixel > 1:
                values = numpy.moveaxis(values, 0, -1)
            is_pair = page.samplesperpixel == 2 and page.photometric in (0, 1)
            if is_pair and not set(page.extrasamples) & {1, 2}:
                hashes += [sha256(values[..., 0]), sha256(values[..., 1])]
            else:
                hashes.append(sha256(values))
        return hashes


def of_png(path):
    data = path.read_bytes()
    bits, colour_type = data[24], data[25]
    if bits == 16:
        # Which adds opacity to colours that a chunk calls transparent.
        values = imagecodecs.png_decode(data)
        channels = CHANNELS[colour_type]
        return [sha256(values[..., :channels] if values.ndim == 3 else values)]
    with Image.open(path) as image:
        image.load()
        values = numpy.asarray(image)
    if colour_type == 0 and bits < 8 and values.dtype != bool:
        values = values // (255 // (2**bits - 1))
    return [sha256(values)]


def of_jpeg(path):
    with Image.open(path) as image:
        image.load()
        return [sha256(numpy.asarray(image))]


def of_dicom(path):
    data_set = pydicom.dcmread(path)
    if "PixelData" not in data_set:
        return None
    if data_set.file_meta.TransferSyntaxUID == JPEGBaseline8Bit:
        # Not the plugin that pydicom prefers: it does not round as libjpeg does.
        frames = generate_frames(data_set.PixelData, number_of_frames=1)
        return [sha256(numpy.asarray(Image.open(io.BytesIO(frame)))) for frame in frames]
    values = data_set.pixel_array
    count = int(data_set.get("NumberOfFrames", 1) or 1)
    return [sha256(values)] if count == 1 else [sha256(frame) for frame in values]


def reader_of(head):
    if head[128:132] == b"DICM":
        return of_dicom
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return of_tiff
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return of_png
    if head[:3] == b"\xff\xd8\xff":
        return of_jpeg
    return None


def main(root):
    hashes = {}
    for path in sorted(file for folder in FOLDERS for file in (root / folder).rglob("*") if file.is_file()):
        with path.open("rb") as file:
            reader = reader_of(file.read(132))
        if not reader:
            continue
        name = path.relative_to(root).as_posix()
        try:
            hashes[name] = reader(path)
        except Exception as error:  # whatever a reader may throw, the file was refused
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
            hashes[name] = None
    json.dump(hashes, sys.stdout, indent=1)
    print()


main(pathlib.Path(sys.argv[1]))
