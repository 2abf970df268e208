export const resultLegend = {
  title: 'What the results mean',
  order: 'The files have no header line. Their columns, in order:',
  columns: {
    MSISDN:
      'The number as it was written in your file; 336XXXXXXXX or 337XXXXXXXX if you submitted an alias.',
    'CODE MAITRE': 'The master code of the account, 5 digits.',
    CLIQUABLE: '0 = incompatible; 1 = compatible.',
    'CLASSE MMS':
      '0 to 89 if the handset is known; 90 to 95 if the mobile is an Orange one whose characteristics are unknown for technical reasons; 96 to 99 if the mobile is not in the Orange base.',
    'CLASSE VIDEO': '0 = incompatible; 6 = “Video compatible: 176x144 260kB”.',
    WAPPUSH: '0 = incompatible; 1 = compatible.',
    FILESTATE: 'ACTIF if the number is managed by Orange, INACTIF otherwise.',
  },
  unknown:
    'From 90 to 99 the capabilities are unknown: CLIQUABLE, CLASSE VIDEO and WAPPUSH hold 0, or INCONNU if your account is set so.',
  classesTitle: 'MMS classes',
  classes: {
    '0': 'Handset without MMS',
    '1': 'Handset with an MMS display size of 101 * 80',
    '2': 'Handset with an MMS display size of 160 * 120',
    '3': 'Handset with an MMS display size of 160 * 120',
    '4': 'Handset with an MMS display size of 128 * 140',
    '5': 'Handset with an MMS display size of 240 * 320',
    '9': 'Handset with MMS, but not tested by Orange',
    '90': 'Orange handset whose data are unavailable',
    '99': 'Handset of another operator than Orange',
  },
  reserved: 'The other classes are reserved.',
};
