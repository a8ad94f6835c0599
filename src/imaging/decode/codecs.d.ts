declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  interface JpegDecoder {
    getEncodedBuffer(length: number): Uint8Array;
    decode(): void;
    /** A view of the codec's memory, good until it is used again. */
    getDecodedBuffer(): Uint8ClampedArray;
    delete(): void;
  }
  export interface JpegModule {
    readonly JPEGDecoder: new () => JpegDecoder;
  }
  export default function createDecoder(): Promise<JpegModule>;
}

/** With the encoder, which only tests need. */
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs' {
  interface JpegEncoder {
    getDecodedBuffer(frame: {
      readonly width: number;
      readonly height: number;
      readonly bitsPerSample: 8;
      readonly componentCount: 1 | 3;
      readonly isSigned: false;
    }): Uint8Array;
    setProgressive(progressive: boolean): void;
    setQuality(quality: number): void;
    encode(): void;
    getEncodedBuffer(): Uint8Array;
    delete(): void;
  }
  export default function createCodec(): Promise<{ readonly JPEGEncoder: new () => JpegEncoder }>;
}
