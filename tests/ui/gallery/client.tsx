import { hydrateRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router-dom'
import '#app/tailwind.css'
import { routes } from './gallery.tsx'

hydrateRoot(
  document.getElementById('root')!,
  <RouterProvider router={createBrowserRouter(routes)} future={{ v7_startTransition: false }} />,
)
