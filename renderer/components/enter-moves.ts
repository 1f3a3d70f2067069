import type { KeyboardEvent } from 'react';

const stops = 'input:not([type=hidden]), textarea, select, [role=combobox], [role=switch], button[data-field]';

/** On the way down to a closed list of choices, which would open on Enter by itself (it opens with Space and the arrows). */
export function enterPassesSelects(event: KeyboardEvent<HTMLFormElement>): void {
  const target = event.target;
  if (event.key !== 'Enter' || !(target instanceof HTMLElement)) return;
  if (!target.matches('div[role=combobox]:not([aria-expanded=true])')) return;
  enterMoves(event);
  if (event.defaultPrevented) event.stopPropagation();
}

/**
 * Enter goes to the next field, Shift+Enter to the one before; multi-line texts keep their Enter, open lists keep theirs for choosing.
 * Enter in the last field does what the form's submit button does.
 */
export function enterMoves(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  if (!(target instanceof HTMLElement) || !target.matches(stops)) return;
  if (target instanceof HTMLTextAreaElement || target.getAttribute('aria-expanded') === 'true') return;
  const fields = formFields(event.currentTarget);
  const next = fields[fields.indexOf(target) + (event.shiftKey ? -1 : 1)];
  event.preventDefault();
  if (next) focusField(next);
  else if (!event.shiftKey) event.currentTarget.requestSubmit();
}

function formFields(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(stops)].filter(
    (field) =>
      !field.matches(':disabled, [aria-disabled=true], [readonly], [aria-hidden=true], [tabindex="-1"]') && field.offsetParent !== null,
  );
}

function focusField(field: HTMLElement): void {
  field.focus();
  if (field instanceof HTMLInputElement && field.type === 'text') field.select();
}
