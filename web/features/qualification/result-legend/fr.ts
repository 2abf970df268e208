/** What stands in the results (QPC-110 to QPC-121). Texts of the classes are the source's own (QPC-114). */
export const resultLegend = {
  title: 'Signification des résultats',
  order: 'Les fichiers n’ont pas de ligne d’en-tête. Leurs colonnes, dans l’ordre\u00a0:',
  columns: {
    MSISDN:
      'Le numéro tel qu’il était écrit dans votre fichier\u00a0; 336XXXXXXXX ou 337XXXXXXXX si vous aviez soumis un alias.',
    'CODE MAITRE': 'Le code maître du compte, 5 chiffres.',
    CLIQUABLE: '0 = incompatible\u00a0; 1 = compatible.',
    'CLASSE MMS':
      '0 à 89 si le terminal est connu\u00a0; 90 à 95 si le mobile est un mobile Orange aux caractéristiques inconnues pour des raisons techniques\u00a0; 96 à 99 si le mobile n’est pas dans la base Orange.',
    'CLASSE VIDEO': '0 = incompatible\u00a0; 6 = «\u00a0Compatible Vidéo : 176x144 260kO\u00a0».',
    WAPPUSH: '0 = incompatible\u00a0; 1 = compatible.',
    FILESTATE: 'ACTIF si le numéro est géré par Orange, INACTIF sinon.',
  },
  unknown:
    'De 90 à 99, les capacités sont inconnues\u00a0: CLIQUABLE, CLASSE VIDEO et WAPPUSH contiennent 0, ou INCONNU si votre compte est réglé ainsi.',
  classesTitle: 'Classes MMS',
  classes: {
    '0': 'Terminal non compatible MMS',
    '1': "Terminal ayant une taille d'affichage MMS 101 * 80",
    '2': "Terminal ayant une taille d'affichage MMS 160 * 120",
    '3': "Terminal ayant une taille d'affichage MMS 160 * 120",
    '4': "Terminal ayant une taille d'affichage MMS 128 * 140",
    '5': "Terminal ayant une taille d'affichage MMS 240 * 320",
    '9': 'Terminal compatible MMS, mais non testé par Orange',
    '90': 'Terminal Orange dont les données sont indisponibles',
    '99': 'Terminal non Orange (autre opérateur)',
  },
  reserved: 'Les autres classes sont réservées.',
};
