// Web Push only: shows that something new waits, never what it is. It caches nothing and answers no request.
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('push', event => {
  let data = {}
  try {
    data = event.data ? event.data.json() : {}
  } catch {
    // an empty or unreadable word still means that something waits
  }
  const count = Number(data.count) || 0
  const body = count > 0 ? `${count >= 100 ? 'Hơn 99' : count} thông báo chưa đọc` : 'Có thông báo mới'
  event.waitUntil(
    self.registration.showNotification('Giao việc – Nhắc việc', {
      body,
      icon: '/icon-180.png',
      tag: 'thong-bao',
      renotify: true,
      lang: 'vi',
      data: { url: typeof data.url === 'string' && data.url.startsWith('/') ? data.url : '/thong-bao' },
    }),
  )
})

self.addEventListener('notificationclick', event => {
  event.notification.close()
  const url = new URL(event.notification.data.url, self.location.origin).href
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async windows => {
      const open = windows.find(w => new URL(w.url).origin === self.location.origin)
      if (!open) return self.clients.openWindow(url)
      await open.focus()
      return open.navigate(url)
    }),
  )
})
