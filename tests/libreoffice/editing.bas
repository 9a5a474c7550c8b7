REM Edits a document as a person does, by LibreOffice's own commands at the cursor, and saves what came of it.
Sub Edit(source As String, folder As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    For Each style In Array("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Standard", "List Paragraph")
        TypeAround(document, style)
    Next
    For Each name In document.TextTables.ElementNames
        AddRow(document, document.TextTables.getByName(name))
    Next
    Store(document, folder & "/edited.docx", "MS Word 2007 XML")
    Store(document, folder & "/edited.pdf", "writer_pdf_Export")
    body = document.StyleFamilies.getByName("ParagraphStyles").getByName("Standard")
    body.CharHeight = 18
    body.CharHeightAsian = 18
    Store(document, folder & "/restyled.pdf", "writer_pdf_Export")
    document.close(True)
    StarDesktop.terminate()
End Sub

REM Types a letter at either end of the first paragraph of a style.
Sub TypeAround(document, style)
    paragraphs = document.Text.createEnumeration()
    Do While paragraphs.hasMoreElements()
        paragraph = paragraphs.nextElement()
        If paragraph.supportsService("com.sun.star.text.Paragraph") Then
            If paragraph.ParaStyleName = style Then
                TypeAt(document, paragraph.End, "末")
                TypeAt(document, paragraph.Start, "始")
                Exit Sub
            End If
        End If
    Loop
End Sub

Sub TypeAt(document, place, letter)
    document.CurrentController.ViewCursor.gotoRange(place, False)
    Dim words(0) As New com.sun.star.beans.PropertyValue
    words(0).Name = "Text"
    words(0).Value = letter
    Run(document, ".uno:InsertText", words())
End Sub

REM Adds a row below the last one and types into its cells.
Sub AddRow(document, table)
    before = table.getCellNames()
    last = table.getCellByName(before(UBound(before)))
    document.CurrentController.ViewCursor.gotoRange(last.Text.Start, False)
    Run(document, ".uno:InsertRowsAfter", Array())
    after = table.getCellNames()
    For at = UBound(before) + 1 To UBound(after)
        TypeAt(document, table.getCellByName(after(at)).Text.Start, "添")
    Next
End Sub

Sub Run(document, command, arguments)
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, arguments)
End Sub

Sub Store(document, url, filter)
    Dim properties(0) As New com.sun.star.beans.PropertyValue
    properties(0).Name = "FilterName"
    properties(0).Value = filter
    document.storeToURL(url, properties())
End Sub
