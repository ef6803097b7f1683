import { readConnections } from '#app/features/admin/save-connections.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { database } from './database.server.ts'

export const connections = () => readConnections(storesOn(database().db).settings)
