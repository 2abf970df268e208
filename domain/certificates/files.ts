/** Where the encrypted files of certificates lie, relative to the data directory; each is named by its certificate's id. */
export const certificatesDirectory = 'files/certificates';
export const certificateFile = (id: string) => `${certificatesDirectory}/${id}`;
