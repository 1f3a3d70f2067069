/** Fields in a table: the column says what they are, the label stays for the screen reader. */
export const quietLabels = {
  '& .MuiInputLabel-root': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
  '& .MuiOutlinedInput-notchedOutline': { top: 0 },
  '& .MuiOutlinedInput-notchedOutline legend': { display: 'none' },
  '& .MuiInputBase-input': { py: '6px' },
  '& .MuiTableCell-root': { verticalAlign: 'top' },
} as const;
