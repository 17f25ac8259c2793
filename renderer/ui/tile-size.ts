/** How little room a tile of this width, in CSS pixels, has for the size of its photo; undefined where it fits as it is usually drawn. */
export const roomOf = (width: number): 'little' | 'least' | undefined => {
  if (width > 108) return undefined
  return width > 84 ? 'little' : 'least'
}
