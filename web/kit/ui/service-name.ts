/** What an e-service is called where there is little room: « e-Just Fibre » of « e-Just Fibre : Commander vos offres… ». */
export function serviceName(title: string): string {
  return title.split(/ [:-] /)[0] ?? title;
}
