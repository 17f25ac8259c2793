/**
 * The part of qrcode that computes modules. Its own types pull in Node's, which the window lacks.
 */
declare module 'qrcode/lib/core/qrcode' {
  interface BitMatrix {
    /** Modules on a side, without a quiet zone. */
    size: number
    /** 1 for a dark module. */
    get(row: number, column: number): number
  }

  /** @throws Error when the text does not fit a QR code. */
  export function create(
    text: string,
    options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ): { modules: BitMatrix }
}
