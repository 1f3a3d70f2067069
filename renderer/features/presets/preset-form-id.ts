/** The button that saves stands in the head of the page, outside the form. */
export const presetFormId = 'preset-form';
