export default definePageConfig({ navigationBarTitleText: '新建集体采购' })
