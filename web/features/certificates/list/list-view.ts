'use client';
import { listView } from '#web/kit/list/view.tsx';
import { certificatesSpec } from './columns.tsx';

export const CertificatesView = listView(certificatesSpec);
