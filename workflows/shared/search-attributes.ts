import { defineSearchAttributeKey } from '@temporalio/common';

/** Declared in temporal.yaml. The Temporal UI filters by them, so every value is one that a person can type. */
export const JalonOperator = defineSearchAttributeKey('JalonOperator', 'KEYWORD');
export const JalonProcess = defineSearchAttributeKey('JalonProcess', 'KEYWORD');
export const JalonState = defineSearchAttributeKey('JalonState', 'KEYWORD');
export const JalonReference = defineSearchAttributeKey('JalonReference', 'KEYWORD');
export const JalonDueAt = defineSearchAttributeKey('JalonDueAt', 'DATETIME');
