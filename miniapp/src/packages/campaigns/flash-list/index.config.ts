export default definePageConfig({ navigationBarTitleText: '抢购场次' })
