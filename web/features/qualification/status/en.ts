import type { statusWords as french } from './fr.ts';

export const statusWords = {
  statusTexts: {
    pending: 'Your file has been taken into account, the system is processing it.',
    done: 'Your file has been qualified, it is available for download.',
    rejected:
      'Your file has been rejected, it contains an anomaly that prevents the system from processing it. The anomaly is detailed in the field “Comments”. This file will never be available for download. You must submit a corrected copy to have it qualified.',
  },
  interrupted: {
    cancelled:
      'Operations cancelled the processing of your file. The file is not at fault: submit it again as it is, or ask operations to run it again.',
    stopped:
      'The processing of your file was stopped. The file is not at fault: submit it again as it is, or ask operations whether it can be run again.',
    lostFile:
      'The processing of your file could not be finished: the service has no copy of it any more. The file is not at fault: submit it again as it is.',
  },
  purged: (at: string) =>
    `Your file has been qualified. Its results were removed on ${at}, at the end of the time they are kept: they are no longer available for download.`,
  onlooker: {
    description: 'The qualifications, newest first.',
    empty: {
      title: 'No qualification',
      text: 'Files submitted by operators appear here, with their progress.',
    },
    statusTexts: {
      pending: 'The system is processing the file.',
      done: 'The file has been qualified; only its operator reads the results.',
      rejected:
        'The file has been rejected, it contains an anomaly that prevents the system from processing it. Its operator must submit a corrected copy.',
    },
    interrupted: {
      cancelled:
        'Operations cancelled the processing of this file, which is not at fault. Its operator may submit it again as it is.',
      stopped:
        'The processing of this file was stopped. The file is not at fault: its operator may submit it again as it is.',
      lostFile:
        'The service has no copy of this file any more. It is not at fault: its operator may submit it again as it is.',
    },
    purged: (at: string) =>
      `The file has been qualified. Its results were removed on ${at}, at the end of the time they are kept.`,
  },
  comments: {
    networkRefused:
      'The network refused some of the numbers of this file. No profile counts towards the limit of the day.',
    cancelled: 'Operations cancelled this processing. No profile counts towards the limit of the day.',
    stopped: 'The processing was stopped. No profile counts towards the limit of the day.',
    lostFile: 'The received file is no longer available. No profile counts towards the limit of the day.',
  },
  stopReason: (reason: string) => `Reason: ${reason}`,
} satisfies typeof french;
