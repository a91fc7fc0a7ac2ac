import '@/styles/web.scss'
