/**
 * The C functions of libheif that `heif.ts` calls, as the WebAssembly build exports them. Numbers
 * are addresses where C has pointers.
 */
declare module 'libheif-js/wasm-bundle.js' {
  interface LibHeif {
    HEAPU8: Uint8Array
    HEAP32: Int32Array
    _malloc(bytes: number): number
    _free(address: number): void
    _heif_context_alloc(): number
    _heif_context_free(context: number): void
    /** C returns a struct; its address comes first here. */
    _heif_context_read_from_memory_without_copy(
      error: number,
      context: number,
      memory: number,
      bytes: number,
      options: number,
    ): void
    _heif_context_get_primary_image_handle(error: number, context: number, handle: number): void
    _heif_image_handle_release(handle: number): void
    _heif_image_handle_get_width(handle: number): number
    _heif_image_handle_get_height(handle: number): number
    _heif_image_handle_get_ispe_width(handle: number): number
    _heif_image_handle_get_ispe_height(handle: number): number
    _heif_image_handle_get_item_id(handle: number): number
    /** Writes the ids of at most `most` properties to `list`, in order of use; returns how many. */
    _heif_item_get_transformation_properties(
      context: number,
      item: number,
      list: number,
      most: number,
    ): number
    _heif_item_get_property_type(context: number, item: number, property: number): number
    _heif_item_get_property_transform_rotation_ccw(
      context: number,
      item: number,
      property: number,
    ): number
    _heif_item_get_property_transform_mirror(
      context: number,
      item: number,
      property: number,
    ): number
  }
  /** Only tests decode with it: see `test/fixtures`. */
  interface HeifImage {
    get_width(): number
    get_height(): number
    display(
      target: { data: Uint8ClampedArray; width: number; height: number },
      done: (drawn: unknown) => void,
    ): void
  }
  interface LibHeif {
    HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
  }
  const libheif: LibHeif
  export default libheif
}
