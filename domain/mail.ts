/** Life of a process that sends one mail: on its way, accepted by the mail server, or never sent (refused for good, or too late). */
export type MailState = 'inProgress' | 'completed' | 'rejected';
