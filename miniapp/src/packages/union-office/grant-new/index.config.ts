export default definePageConfig({ navigationBarTitleText: '新建发放' })
