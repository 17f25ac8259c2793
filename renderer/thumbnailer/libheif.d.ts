/** The part of libheif-js that the thumbnailer uses; the package types only its inner layer. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  interface HeifImage {
    is_primary(): boolean
    /** Width and height in pixels, rotation and mirroring applied. */
    get_width(): number
    get_height(): number
    /** Fills `target` with RGBA; `done` gets null when the picture cannot be decoded. */
    display(target: ImageData, done: (filled: ImageData | null) => void): void
    free(): void
  }

  interface Libheif {
    HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] }
  }

  export default function startLibheif(): Libheif
}
