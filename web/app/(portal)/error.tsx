'use client';

export { ErrorView as default } from '#web/kit/ui/error-view.tsx';
