import 'server-only';
import type { FeatureServer } from '#web/kit/feature';
import { accounts } from './accounts/feature.server.ts';
import { certificates } from './certificates/feature.server.ts';
import { platform } from './platform/feature.server.ts';
import { qualification } from './qualification/feature.server.ts';

/** What each feature adds to the pages of the platform; hits of a search come in this order. */
export const features: readonly FeatureServer[] = [qualification, platform, accounts, certificates];
