import type { Generated } from 'kysely';

/** The layout of a form from a moment on. Append-only: the newest of a form and paper holds. */
export interface FormLayoutTable {
  id: Generated<number>;
  form: string;
  /** Empty: on every paper that has none of its own. */
  paper: string;
  /** `FormLayout` as JSON; empty: the program's own again. */
  layout: string;
  userId: number;
  at: number;
}

/** On what and how a form is printed unless a seat chose otherwise. Append-only: the newest of a form holds. */
export interface FormDefaultTable {
  id: Generated<number>;
  form: string;
  /** `FormChoice` as JSON; empty: the program's own again. */
  choice: string;
  userId: number;
  at: number;
}
