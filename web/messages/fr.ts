import { errors } from './fr/errors.ts';
import { exploitation } from './fr/exploitation.ts';
import { qualification } from './fr/qualification.ts';
import { shell } from './fr/shell.ts';

export const fr = { shell, errors, qualification, exploitation };
