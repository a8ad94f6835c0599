/** What the codecs have in common. */
interface ImageDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  /** A view of the codec's memory, good until it is used again. */
  getDecodedBuffer(): Uint8Array | Uint8ClampedArray;
  delete(): void;
}

interface ImageEncoder {
  getDecodedBuffer(frame: {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: 1 | 3;
    readonly isSigned: boolean;
    readonly isUsingColorTransform?: boolean;
  }): Uint8Array;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}

interface CodecOptions {
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}

declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  export default function createCodec(
    options?: CodecOptions,
  ): Promise<{ readonly JPEGDecoder: new () => ImageDecoder }>;
}

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  export default function createCodec(
    options?: CodecOptions,
  ): Promise<{ readonly JpegLSDecoder: new () => ImageDecoder }>;
}

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  export default function createCodec(options?: CodecOptions): Promise<{ readonly J2KDecoder: new () => ImageDecoder }>;
}

declare module '@cornerstonejs/codec-openjph/wasmjs' {
  export default function createCodec(options?: CodecOptions): Promise<{
    readonly HTJ2KDecoder: new () => ImageDecoder;
    readonly HTJ2KEncoder: new () => ImageEncoder;
  }>;
}

/* The builds with encoders, which only tests need. */

declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs' {
  interface JpegEncoder extends ImageEncoder {
    setProgressive(progressive: boolean): void;
    setQuality(quality: number): void;
  }
  export default function createCodec(options?: CodecOptions): Promise<{ readonly JPEGEncoder: new () => JpegEncoder }>;
}

declare module '@cornerstonejs/codec-charls/wasmjs' {
  export default function createCodec(
    options?: CodecOptions,
  ): Promise<{ readonly JpegLSEncoder: new () => ImageEncoder }>;
}

declare module '@cornerstonejs/codec-openjpeg/wasmjs' {
  export default function createCodec(options?: CodecOptions): Promise<{ readonly J2KEncoder: new () => ImageEncoder }>;
}
