import { errors } from './en/errors.ts';
import { exploitation } from './en/exploitation.ts';
import { qualification } from './en/qualification.ts';
import { shell } from './en/shell.ts';

export const en = { shell, errors, qualification, exploitation };
