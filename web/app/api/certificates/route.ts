import { certificatesList } from '#web/features/certificates/list/list';

export const GET = certificatesList.exported;
