/** Pixels of the board; the pointer's arithmetic and the drawing must agree. */
export const rowHeight = 44;
export const nameWidth = 178;
