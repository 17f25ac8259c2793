/** Keys and menus are another matter on a Mac. */
export const IS_MAC = navigator.platform.startsWith('Mac')
