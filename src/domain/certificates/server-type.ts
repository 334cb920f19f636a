/** What a certificate is installed in, as applications name it (CRT-10, CRT-21, CRT-22). */
export type ServerType = 'apache' | 'nginx' | 'iis' | 'tomcat' | 'other'

/** All of them, in the order in which they are offered. */
export const serverTypes: readonly ServerType[] = ['apache', 'nginx', 'iis', 'tomcat', 'other']
