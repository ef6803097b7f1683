export type MayPushTo = (endpoint: string) => boolean

/** The services behind today's browsers. Nowhere else: an address of somebody's choice could be one inside the office. */
const SERVICES = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com']

export const isPushService: MayPushTo = endpoint => {
  let url: URL
  try {
    url = new URL(endpoint)
  } catch {
    return false
  }
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return false
  return SERVICES.some(host => url.hostname === host || url.hostname.endsWith(`.${host}`))
}
