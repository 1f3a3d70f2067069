import type { EnglishTexts } from '../types.ts';
import type { auth as chinese } from '../zh-CN/auth.ts';

export const auth = {
  signIn: 'Sign in',
  signInAgain: 'Please sign in again',
  signInAgainHint: 'The session ended; everything on the page is still there.',
  switchHint: 'Sign in as somebody else, or press Esc to go back.',
  loginName: 'Login name',
  password: 'Password',
  unlock: 'Unlock',
  locked: 'Locked',
  lockedHint: 'The work of {{name}} is still here; enter the password to go on.',
  otherUser: 'Sign in as somebody else',
  setupTitle: 'Set up your counter',
  setupHint: 'Fill in this page and take the first call; everything can be changed in the settings later.',
  shopName: 'Name of the shop',
  shopPhone: 'Phone',
  shopAddress: 'Address',
  administrator: 'First administrator',
  displayName: 'Name',
  newPassword: 'Password (8 characters or more)',
  allRoles: 'I do all the jobs of this shop',
  start: 'Start',
  seatDesktop: 'Desktop application',
  seatBrowser: 'Browser',
} satisfies EnglishTexts<typeof chinese>;
