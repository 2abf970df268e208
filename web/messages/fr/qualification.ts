export const qualification = {};
