/** Where somebody stands with the shop (B-47): on probation 试用, regularised 转正, about to leave 待离职. Whoever has left is not active. */
export const employments = ['probation', 'regular', 'leaving'] as const;
export type Employment = (typeof employments)[number];
