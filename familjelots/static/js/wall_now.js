/** This moment on the wall, as a field for day and time wants it. */
export function wallNow() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
