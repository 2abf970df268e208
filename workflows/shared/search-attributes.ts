import { defineSearchAttributeKey } from '@temporalio/common';

/** Declared in temporal.yaml; what the Temporal UI filters by (design of ids: a person can type every value). */
export const JalonOperator = defineSearchAttributeKey('JalonOperator', 'KEYWORD');
export const JalonProcess = defineSearchAttributeKey('JalonProcess', 'KEYWORD');
export const JalonState = defineSearchAttributeKey('JalonState', 'KEYWORD');
export const JalonReference = defineSearchAttributeKey('JalonReference', 'KEYWORD');
export const JalonDueAt = defineSearchAttributeKey('JalonDueAt', 'DATETIME');
