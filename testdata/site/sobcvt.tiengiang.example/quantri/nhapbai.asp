<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<TITLE>Quản trị - bài chờ duyệt</TITLE>
<META NAME="GENERATOR" CONTENT="Microsoft FrontPage 4.0">
<LINK REL="stylesheet" TYPE="text/css" HREF="/css/style.css">
<SCRIPT LANGUAGE="JavaScript">
<!--
function inbai(){ window.print(); }
function moCuaSo(u){ window.open(u,"","width=640,height=480"); }
//-->
</SCRIPT>
</HEAD>
<BODY BGCOLOR="#FFFFFF" TOPMARGIN="0" LEFTMARGIN="0" MARGINWIDTH="0" MARGINHEIGHT="0">
<CENTER>
<TABLE WIDTH="778" BORDER="0" CELLSPACING="0" CELLPADDING="0">
<TR><TD COLSPAN="3" BACKGROUND="/images/banner_bg.gif" HEIGHT="90"><font face="Arial" size="4" color="#FFFFFF"><b>SỞ BƯU CHÍNH, VIỄN THÔNG TỈNH TIỀN GIANG</b></font></TD></TR>
<TR BGCOLOR="#0B5394"><TD COLSPAN="3" HEIGHT="24" ALIGN="right"><font face="Arial" size="1" color="#FFFFFF">Địa chỉ: số 12 đường 30/4, phường 1, thành phố Mỹ Tho - Điện thoại: (073) 3 872 112&nbsp;&nbsp;</font></TD></TR>
<TR>
<TD WIDTH="160" VALIGN="top" BGCOLOR="#F4F8FC">
<table width="160" border="0" cellspacing="1" cellpadding="2">
<tr><td height="22" bgcolor="#E8F1FA"><img src="/images/spacer.gif" width="8" height="1">&raquo; <a href="/" class="menutrai">Trang chủ</a></td></tr>
<tr><td height="22" bgcolor="#E8F1FA"><img src="/images/spacer.gif" width="8" height="1">&raquo; <a href="/gioithieu.asp" class="menutrai">Giới thiệu</a></td></tr>
<tr><td height="22" bgcolor="#E8F1FA"><img src="/images/spacer.gif" width="8" height="1">&raquo; <a href="/news/list.asp?cat=2" class="menutrai">Tin hoạt động</a></td></tr>
<tr><td height="22" bgcolor="#E8F1FA"><img src="/images/spacer.gif" width="8" height="1">&raquo; <a href="/news/list.asp?cat=2&page=2" class="menutrai">Tin cũ hơn</a></td></tr>
<tr><td height="22" bgcolor="#E8F1FA"><img src="/images/spacer.gif" width="8" height="1">&raquo; <a href="/timkiem.asp" class="menutrai">Tìm kiếm</a></td></tr>
<tr><td height="22" bgcolor="#E8F1FA"><img src="/images/spacer.gif" width="8" height="1">&raquo; <a href="/quantri/nhapbai.asp" class="menutrai">Quản trị</a></td></tr>
</table>
<img src="/images/spacer.gif" width="160" height="12"><br>
<table width="160" border="0" cellspacing="0" cellpadding="3" bgcolor="#FFFFE0">
<tr><td colspan="2"><font face="Arial" size="2"><b>TIN MỚI</b></font></td></tr>
<tr><td valign="top"><font face="Arial" size="1" color="#CC0000">&bull;</font></td><td><a href="/news/detail.asp?id=118" class="tinmoi">Sở BCVT Tiền Giang: Triển khai kế hoạch năm 2007</a></td></tr>
<tr><td valign="top"><font face="Arial" size="1" color="#CC0000">&bull;</font></td><td><a href="/news/detail.asp?id=131" class="tinmoi">Khai giảng lớp tập huấn quản trị mạng cho cán bộ các huyện, thị</a></td></tr>
<tr><td valign="top"><font face="Arial" size="1" color="#CC0000">&bull;</font></td><td><a href="/news/detail.asp?id=152" class="tinmoi">Kiểm tra 38 đại lý Internet tại thành phố Mỹ Tho và huyện Chợ Gạo</a></td></tr>
</table>
</TD>
<TD WIDTH="10"><img src="/images/spacer.gif" width="10" height="1"></TD>
<TD WIDTH="608" VALIGN="top">
<table width="100%" cellpadding="4"><tr><td><font face="Arial" size="3"><b>Bài chờ duyệt: Họp bàn kế hoạch thi đua năm 2008</b></font></td></tr>
<tr><td><p><font face="Arial" size="2">Ngày 20/12/2007, ông Nguyễn Văn Yên - Giám đốc Sở chủ trì cuộc họp bàn kế hoạch thi đua năm 2008. Bài này chưa được duyệt, không được phép thu thập.</font></p></td></tr></table>
</TD>
</TR>
<TR><TD COLSPAN="3" BGCOLOR="#0B5394" ALIGN="center" HEIGHT="40"><font face="Arial" size="1" color="#FFFFFF">Bản quyền thuộc Sở Bưu chính, Viễn thông Tiền Giang<br>Giấy phép số 210/GP-BC do Cục Báo chí cấp ngày 08/8/2006<br>Số lượt truy cập: 184.332</font></TD></TR>
</TABLE>
</CENTER>
</BODY>
</HTML>
